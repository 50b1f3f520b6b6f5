package vn.lienthong.demo.tour;

import vn.lienthong.demo.Settings;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.province.Province;
import vn.lienthong.demo.seed.People;

/**
 * Who plays: people of a school, of its commune office, of the department, and of another province.
 *
 * @param stranger the same office in the other province
 */
record Cast(
        Province province,
        People people,
        Session teacher,
        Session head,
        Session reviewer,
        Session officer,
        Session departmentHead,
        Session admin,
        Session stranger,
        Mails mails) {

    static Cast of(Settings settings) {
        var gateway = new Gateway(settings.gateway());
        var province = Province.named("quang-ninh");
        var school = province.schools().getFirst();
        var people = new People(gateway, province, settings.demoPassword());
        return new Cast(
                province,
                people,
                people.as(People.teacher(school)),
                people.as(People.head(province, school)),
                people.as(People.officer(province.communes().getFirst())),
                people.as(People.DEPARTMENT_OFFICER),
                people.as(People.DEPARTMENT_HEAD),
                people.as(People.ADMIN),
                gateway.signIn("hai-phong", People.DEPARTMENT_OFFICER, settings.demoPassword()),
                new Mails(settings.mails()));
    }

    Province.School school() {
        return province.schools().getFirst();
    }

    String headMail() {
        return People.head(province, school()) + "@" + province.id() + ".example.vn";
    }
}
