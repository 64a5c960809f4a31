using System.Net;
using Daybook.Server.Access;
using Daybook.Server.Access.Own;
using Daybook.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Daybook.Server.Tests.Access;

/// <summary>A server that others could reach starts with a key, and lets nobody look without one.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://127.9.9.9:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://LocalHost", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://[::ffff:127.0.0.1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://192.168.1.5:5080", false)]
    [InlineData("http://daybook.example.com", false)]
    [InlineData("http://localhost.example.com", false)]
    [InlineData("http://unix:/run/daybook.sock", false)]
    public void Only_loopback_addresses_are_of_this_machine_alone(string address, bool isHere) =>
        Assert.Equal(isHere ? null : address, new BoundAddresses(["http://127.0.0.1:1", address]).Elsewhere);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http:/127.0.0.1")]
    [InlineData("")]
    public void What_is_no_address_is_refused(string address) => Assert.Throws<AccessException>(() => new BoundAddresses([address]));

    [Theory]
    [InlineData("http://192.168.1.5:80", "192.168.1.5", true)]
    [InlineData("http://192.168.1.5:80", "192.168.1.6", false)]
    [InlineData("http://192.168.1.5:80", "evil.example", false)]
    [InlineData("http://*:80", "192.168.1.6", true)]
    [InlineData("http://*:80", "evil.example", false)]
    [InlineData("http://daybook.example.com", "daybook.example.com", true)]
    [InlineData("http://daybook.example.com", "evil.example", false)]
    public void A_server_is_known_by_the_names_that_it_listens_on(string address, string host, bool isKnown) =>
        Assert.Equal(isKnown, new BoundAddresses([address]).IsNamed(host));

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://127.0.0.1:0;http://*:0")]
    public async Task Without_a_live_key_it_does_not_start_where_others_reach_it(string urls)
    {
        var error = await Assert.ThrowsAsync<AccessException>(() => RunningServer.StartAsync(urls: urls));
        Assert.Contains("daybook serve key new NAME", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_else_the_address_is_said_it_does_not_start_either()
    {
        var folder = Directory.CreateTempSubdirectory("daybook-server-");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Kestrel:Endpoints:All:Url"] = "http://0.0.0.0:0";
        builder.Services.AddSqliteJournals();
        builder.Services.AddDaybookServer(options => options.AddJournal(folder.FullName).UseOwnAccess(Path.Combine(folder.FullName, "keys.json")));
        await using var app = builder.Build();
        app.MapDaybook();
        await Assert.ThrowsAsync<AccessException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task With_a_key_it_starts_and_lets_nobody_look_without_one()
    {
        var secret = string.Empty;
        await using var server = await RunningServer.StartAsync(
            configure: (options, folder) =>
            {
                secret = new KeyRing(new KeyFile(Path.Combine(folder.FullName, "keys.json"), TimeProvider.System), TimeProvider.System).Make("ada", Role.Viewer).Secret;
                options.AddJournal(folder.FullName);
            },
            urls: "http://0.0.0.0:0");
        var address = $"http://127.0.0.1:{server.Address.Port}/api/journals";
        using var nobody = await server.SendAsync("GET", address);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        using var ada = await server.SendAsync("GET", address, request => request.Key(secret));
        Assert.Equal(HttpStatusCode.OK, ada.StatusCode);
    }

    [Fact]
    public async Task A_file_of_keys_that_cannot_be_read_stops_the_start()
    {
        var error = await Assert.ThrowsAsync<KeyFileException>(() => RunningServer.StartAsync(configure: (options, folder) =>
        {
            File.WriteAllText(Path.Combine(folder.FullName, "keys.json"), "{\n  \"keys\": [ { ] }");
            options.AddJournal(folder.FullName);
        }));
        Assert.Contains("keys.json, line 2", error.Message, StringComparison.Ordinal);
    }
}
