using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Events;

namespace Daybook.Cli.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public async Task Markdown_names_every_type()
    {
        var result = (await CliRunner.RunAsync("catalogue")).Fine();

        Assert.All(EventTypes.All, type => Assert.Contains($"`{type.Name}`", result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_names_every_type()
    {
        using var document = JsonDocument.Parse((await CliRunner.RunAsync("catalogue", "--json")).Fine().Output);

        Assert.Equal(EventTypes.All.Select(type => type.Name), document.RootElement.GetProperty("types").EnumerateArray().Select(type => type.GetProperty("name").GetString()));
    }
}
