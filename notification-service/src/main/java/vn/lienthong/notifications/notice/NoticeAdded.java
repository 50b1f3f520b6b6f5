package vn.lienthong.notifications.notice;

/** A notice has just been stored. Within this service only: the mail and the open streams take it from here. */
public record NoticeAdded(Notice notice) {

    public NoticeView view() {
        return NoticeView.of(notice);
    }
}
