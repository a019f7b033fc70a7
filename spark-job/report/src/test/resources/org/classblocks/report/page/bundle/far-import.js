import * as d3 from "d3";

d3.range(1);
