package vn.lienthong.plans.intake;

/** Numbers the parts of one draft: n1, n2, … for nodes, t1 … for tasks and so on; the same text gives the same ids. */
final class Ids {

    private int nodes;
    private int tasks;
    private int deadlines;
    private int recipients;
    private int annexes;

    String node() {
        return "n" + ++nodes;
    }

    String task() {
        return "t" + ++tasks;
    }

    String deadline() {
        return "d" + ++deadlines;
    }

    String recipient() {
        return "r" + ++recipients;
    }

    String annex() {
        return "a" + ++annexes;
    }
}
