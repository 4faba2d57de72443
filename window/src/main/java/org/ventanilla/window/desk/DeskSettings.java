package org.ventanilla.window.desk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `ventanilla.desk.*`.
///
/// @param publicTimeline whether everybody who reaches the window may see requests' references,
///   states, steps and due times under `/desk`, without content; for demonstrations; default off
@ConfigurationProperties("ventanilla.desk")
record DeskSettings(@DefaultValue("false") boolean publicTimeline) {}
