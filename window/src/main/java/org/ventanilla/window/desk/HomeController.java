package org.ventanilla.window.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.notary.Notary;

/// What a person sees who types the window's address: whose window it is, and where to go on.
@Controller
final class HomeController {
  private final Agreement agreement;
  private final OwnParty own;
  private final Notary notary;
  private final PageWriter pages;
  private final PublicTimeline timeline;

  HomeController(
      Agreement agreement, OwnParty own, Notary notary, PageWriter pages, PublicTimeline timeline) {
    this.agreement = agreement;
    this.own = own;
    this.notary = notary;
    this.pages = pages;
    this.timeline = timeline;
  }

  @GetMapping(path = DeskView.HOME, produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> home(HttpServletRequest request) {
    DeskView view = new DeskView(pages.words(request), timeline);
    return pages.page(
        "desk/home.jte", view.home(agreement, own, notary.size(), notary.verifierKey().toString()));
  }
}
