package org.ventanilla.cli;

import picocli.CommandLine.Command;

/// The release policy: written and proven in files, put in force by two officers.
@Command(
    name = "policy",
    description =
        "The release policy: check, test and compare it; see and change which version is in force.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PolicyCheckCommand.class,
      PolicyTestCommand.class,
      PolicyExplainCommand.class,
      PolicyDiffCommand.class,
      PolicyCoverageCommand.class,
      PolicyProposeCommand.class,
      PolicyActivateCommand.class,
      PolicyRollbackCommand.class,
      PolicyVersionsCommand.class
    })
final class PolicyCommand {}
