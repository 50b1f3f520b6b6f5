package vn.lienthong.demo.tour;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;

/** What the mail catcher has caught. */
final class Mails {

    private final Gateway http;

    Mails(URI page) {
        this.http = new Gateway(page);
    }

    List<JsonNode> to(String address) {
        var mails = new ArrayList<JsonNode>();
        http.send(HttpRequest.newBuilder(http.resolve("/api/mails?to=" + Session.encoded(address)))
                        .GET())
                .expect(200)
                .json()
                .forEach(mails::add);
        return mails;
    }
}
