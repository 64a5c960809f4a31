using System.CommandLine;
using System.Globalization;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary>The option that names a portfolio.</summary>
internal static class PortfolioOption
{
    /// <summary>One of the journal's portfolios.</summary>
    public static Option<string?> Create() => new("--portfolio")
    {
        HelpName = "NAME",
        Description = "Which portfolio, by the name that its sessions say; \"\" for the one without a name (default: the only one)",
    };

    /// <summary>Whose events are wanted.</summary>
    public static Option<string?> CreateFilter() => new("--portfolio") { HelpName = "NAME", Description = "Only this portfolio's events; \"\" for those of none that has a name" };

    /// <summary>The name that what is recorded is to have.</summary>
    public static Option<string?> CreateNew(string description)
    {
        var option = new Option<string?>("--portfolio") { HelpName = "NAME", Description = description };
        option.Validators.Add(result =>
        {
            var name = result.GetValueOrDefault<string?>();
            if (name is not null && (name.Length is 0 or > PortfolioBooks.MaxName || name.Contains('\0', StringComparison.Ordinal)))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--portfolio: a portfolio's name has 1 to {PortfolioBooks.MaxName} characters; this one has {name.Length:N0}"));
        });
        return option;
    }
}
