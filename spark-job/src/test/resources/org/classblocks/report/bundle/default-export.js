export default function alone() {}
