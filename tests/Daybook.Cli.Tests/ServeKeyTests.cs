using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

/// <summary>Keys are made, listed and revoked by the tool, and count in a server that runs.</summary>
public sealed class ServeKeyTests : TempJournal
{
    private string Keys => Path.Combine(Folder, "keys.json");

    [Fact]
    public async Task A_key_is_printed_once_and_listed_without_it()
    {
        var made = (await KeyAsync("new", "Ada Lovelace", "--role", "operator")).Fine();
        Assert.Matches("^dbk_[A-Za-z0-9_-]{43}\n$", made.Output);
        Assert.Contains("not shown again", Assert.Single(made.ErrorLines), StringComparison.Ordinal);

        var listed = (await KeyAsync("list")).Fine();
        Assert.Matches("^[0-9a-f]{8} +Ada Lovelace +operator ", listed.Lines[1]);
        Assert.DoesNotContain(made.Output.Trim(), listed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_documents_have_the_same_names()
    {
        var made = JsonDocument.Parse((await KeyAsync("new", "ada", "--role", "viewer", "--json")).Fine().Output).RootElement;
        Assert.Equal(["id", "name", "role", "created", "revoked", "key"], made.EnumerateObject().Select(member => member.Name));
        var listed = JsonDocument.Parse((await KeyAsync("list", "--json")).Fine().Output).RootElement.GetProperty("keys")[0];
        Assert.Equal(["id", "name", "role", "created", "revoked"], listed.EnumerateObject().Select(member => member.Name));
        var revoked = JsonDocument.Parse((await KeyAsync("revoke", made.GetProperty("id").GetString()!, "--json")).Fine().Output).RootElement.GetProperty("keys")[0];
        Assert.NotEqual(JsonValueKind.Null, revoked.GetProperty("revoked").ValueKind);
    }

    [Fact]
    public async Task A_third_key_of_a_name_and_one_that_is_not_there_are_refused()
    {
        await KeyAsync("new", "ada", "--role", "viewer");
        await KeyAsync("new", "ada", "--role", "viewer");
        var third = await KeyAsync("new", "ada", "--role", "viewer");
        Assert.Equal((2, string.Empty), (third.Code, third.Output));
        Assert.Contains("has 2 live keys already", Assert.Single(third.ErrorLines), StringComparison.Ordinal);
        var unknown = await KeyAsync("revoke", "bob");
        Assert.Equal(2, unknown.Code);
        Assert.Contains("no live key has the id or name 'bob'", Assert.Single(unknown.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_option_they_lie_in_the_users_settings()
    {
        var setting = new CliSetting { Variables = { ["XDG_CONFIG_HOME"] = Folder } };
        (await CliRunner.RunAsync(setting, "serve", "key", "new", "ada", "--role", "viewer")).Fine();
        Assert.True(File.Exists(Path.Combine(Folder, "daybook", "keys.json")));
    }

    [Fact]
    public async Task A_file_that_is_none_is_left_as_it_is()
    {
        await File.WriteAllTextAsync(Keys, "dear diary", TestContext.Current.CancellationToken);
        foreach (var result in new[] { await KeyAsync("list"), await KeyAsync("new", "ada", "--role", "viewer"), await OnJournalAsync("serve", "--keys", Keys, "--urls", "http://127.0.0.1:0") })
        {
            Assert.Equal((2, string.Empty), (result.Code, result.Output));
            Assert.Contains("keys.json, line 1", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        }

        Assert.Equal("dear diary", await File.ReadAllTextAsync(Keys, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    [InlineData("http://unix:/tmp/daybook-no-such.sock")]
    public async Task Where_others_could_reach_it_a_server_does_not_start_without_a_key(string urls)
    {
        await RecordFourAsync();
        var result = await OnJournalAsync("serve", "--keys", Keys, "--urls", urls);
        Assert.Equal(2, result.Code);
        Assert.Contains($"make one with 'daybook serve key new NAME --role viewer --keys {Keys}'", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_runs_prints_a_link_that_signs_in_and_takes_a_new_key_at_once()
    {
        await RecordFourAsync();
        using var end = new CancellationTokenSource();
        var said = new SaidLines("Sign in as ");
        var serving = OnJournalAsync(new CliSetting { Error = said, Cancellation = end.Token }, "serve", "--keys", Keys, "--urls", "http://127.0.0.1:0");
        Assert.Same(said.Line, await Task.WhenAny(said.Line, serving));
        var link = new Uri((await said.Line).Split(' ')[^1]);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using (var entered = await client.GetAsync(link, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await KeyAsync("new", "ada", "--role", "viewer")).Fine().Output.Trim());
        var journals = new Uri(link, "/api/journals");
        using (var seen = await client.GetAsync(journals, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        (await KeyAsync("revoke", "ada")).Fine();
        using (var refused = await client.GetAsync(journals, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        await end.CancelAsync();
        (await serving).Fine();
    }

    private Task<CliResult> KeyAsync(params string[] arguments) => CliRunner.RunAsync(["serve", "key", .. arguments, "--keys", Keys]);
}
