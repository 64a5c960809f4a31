namespace Daybook.Architecture.Tests;

/// <summary>Folders know each other in one direction: whoever reads one need not have read those that are built on it. A folder's own files may know all that lies in it.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Assemblies => [.. SourceTree.ProjectNames];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Folders_do_not_know_each_other_in_circles(string assembly)
    {
        var circles = string.Join(Environment.NewLine, FolderGraph.Of(assembly).Circles());

        Assert.True(circles.Length == 0, circles);
    }
}
