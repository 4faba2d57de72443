package org.ventanilla.window.desk;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `ventanilla.desk.*`.
///
/// @param publicTimeline whether everybody who reaches the window may see requests' references,
///   states, steps and due times under `/desk/requests`, without content and without holders'
///   names; for demonstrations, and only on a window that listens on its own machine alone; default
///   off. The steps say more than the agreement tells a requester
@ConfigurationProperties("ventanilla.desk")
record DeskSettings(@DefaultValue("false") boolean publicTimeline) {}
