using System.Text.RegularExpressions;
using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public partial class FilterDocumentTests
{
    [Fact]
    public void Every_example_of_the_reference_is_a_filter()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "reference", "filters.md"));
        var examples = page[page.IndexOf("## Examples", StringComparison.Ordinal)..page.IndexOf("## Errors", StringComparison.Ordinal)];

        var filters = ExampleRow().Matches(examples).Select(row => row.Groups[1].Value).ToList();

        Assert.True(filters.Count >= 7);
        Assert.All(filters, text => Given.Filter(text));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository's root was not found above the tests.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^\|[^|]+\| `([^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex ExampleRow();
}
