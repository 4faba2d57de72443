package org.ventanilla.cli;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes key pairs. Only the public half ever leaves the machine.
@Command(
    name = "keygen",
    description = "Make a key pair: NAME.USE.jwk (private, mode 0600) and NAME.USE.pub.jwk.")
final class KeygenCommand implements Callable<Integer> {
  @Option(names = "--name", required = true, description = "whose key: an agency's or officer's id")
  private String name = "";

  @Option(
      names = "--use",
      description = "signing, access, encryption (default: ${DEFAULT-VALUE})",
      defaultValue = "signing")
  private KeyFile.Use use = KeyFile.Use.SIGNING;

  @Option(
      names = "--out",
      description = "directory to write to (default: ${DEFAULT-VALUE})",
      defaultValue = ".")
  private Path out = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!name.matches("[a-z0-9][a-z0-9.-]{0,63}")) {
      throw CliException.usage("--name: lower-case letters, digits, dots and dashes, at most 64");
    }
    Path secret = out.resolve(name + "." + use.word() + ".jwk");
    Path open = out.resolve(name + "." + use.word() + ".pub.jwk");
    if (Files.exists(open, LinkOption.NOFOLLOW_LINKS)) {
      // The public half is what others were given; it goes with the private one that made it.
      throw CliException.usage(open + " is there already. A key file is never overwritten.");
    }
    JWK key = KeyFile.generate(use);
    KeyFile.write(secret, key);
    try {
      Files.writeString(
          open, key.toPublicJWK().toJSONString() + "\n", StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw CliException.usage("cannot write " + open + ": " + KeyFile.reason(e));
    }
    spec.commandLine().getOut().println(key.getKeyID());
    return ExitCode.DONE.status();
  }
}
