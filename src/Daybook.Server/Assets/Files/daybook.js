// What pages do beyond links and forms. Everything works without it but live follow and zoom by mouse.
import "./keys.js";
