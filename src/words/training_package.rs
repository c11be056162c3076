//! A package in an LMS: how it stands with the LMS, and the way out.

use super::labels;

labels! {
    at_lms: "Your LMS";
    exit: "Exit";
    looking: "Looking for your LMS.";
    broken: "This package is damaged: what it plays cannot be read. Whoever made it has to make it again.";
    alone: "No LMS answers here, so nothing is recorded. The lessons work all the same: download your results on the tab Training before you close this window, and send the file.";
    refused: "Your LMS takes no results in this window: it has ended this visit, or never began it. Close the window and open it there again.";
    looked_at: "Your LMS opened this to be looked at. Nothing is recorded.";
    kept: "Your LMS keeps your results.";
    unsaved: "Your LMS did not take your last results. It is asked again with your next goal. If this stays, download them on the tab Training, and send the file.";
    left: "Your LMS has your results. You can close this window.";
    lost: "Your LMS did not take your last results. Download them on the tab Training before you close this window, and send the file.";
    closed: "You can close this window.";
}
