// What pages do beyond links and forms. Everything works without it but live follow and zoom by mouse.
import "./keys.js";
import "./times.js";
import "./completion.js";
import "./follow.js";
import "./zoom.js";
import "./copy.js";
import "./timeline.js";
