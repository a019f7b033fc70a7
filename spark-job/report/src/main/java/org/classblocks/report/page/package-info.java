/**
 * The page: templates, scripts, styles and the policy that keeps it from asking others.
 *
 * <p>Comes in: what the page tells. Goes out: HTML with its data.
 */
@Room(
    sees = {"report.data", "report.model", "report.parts", "report.table", "report.text"},
    facade = {HistoryPage.class, ReportPage.class})
package org.classblocks.report.page;

import org.classblocks.Room;
