namespace Daybook.Architecture.Tests;

/// <summary>Folders know each other in one direction: whoever reads one need not have read those that are built on it. A folder's own files may know all that lies in it.</summary>
public sealed class FolderTests
{
    // What still closes a circle. Nothing is added here; what was mended is taken out.
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["Daybook.Engine"] =
        [
            "Calendars -> Configuration", "Configuration.Yaml -> Configuration.Parameters",
            "Portfolios -> Rebalancing", "Rebalancing -> Redeciding", "Regimes -> Protections",
        ],
    };

    public static TheoryData<string> Assemblies => [.. SourceTree.ProjectNames];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Folders_do_not_know_each_other_in_circles(string assembly)
    {
        var circles = string.Join(Environment.NewLine, FolderGraph.Of(assembly).Circles(KnownOf(assembly)));

        Assert.True(circles.Length == 0, circles);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_arrow_that_was_mended_is_taken_out_of_the_known_ones(string assembly) => Assert.Empty(KnownOf(assembly).Except(FolderGraph.Of(assembly).Arrows, StringComparer.Ordinal));

    private static string[] KnownOf(string assembly) => Known.GetValueOrDefault(assembly, []);
}
