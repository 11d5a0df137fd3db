import * as Plotly from "plotly.js";
export default Plotly;
