import "@fontsource-variable/geist/wght.css";
import "@fontsource/instrument-serif/400.css";
import Theme from "vitepress/theme-without-fonts";
import "./style.css";

export default Theme;
