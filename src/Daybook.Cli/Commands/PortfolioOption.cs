using System.CommandLine;

namespace Daybook.Cli.Commands;

/// <summary>The option that names a portfolio.</summary>
internal static class PortfolioOption
{
    /// <summary>One of the journal's portfolios.</summary>
    public static Option<string?> Create() => new("--portfolio")
    {
        HelpName = "NAME",
        Description = "The portfolio's name, as recorded by its sessions; \"\" for the one without a name (default: the only one)",
    };

    /// <summary>Whose events are wanted.</summary>
    public static Option<string?> CreateFilter() => new("--portfolio") { HelpName = "NAME", Description = "Only this portfolio's events; \"\" for events without a portfolio name" };

    /// <summary>The name that what is recorded is to have.</summary>
    public static Option<string?> CreateNew(string description) => new("--portfolio") { HelpName = "NAME", Description = description };
}
