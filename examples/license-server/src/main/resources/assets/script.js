// No page needs this; some are handier with it.
"use strict";
