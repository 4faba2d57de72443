package org.ventanilla.window;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The window as a Spring Boot application; `WindowServer` starts and stops it.
@SpringBootApplication
class WindowApplication {}
