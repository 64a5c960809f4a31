using System.Net;
using Daybook.Server.Access;
using Daybook.Server.Access.Own;
using Daybook.Server.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Server.Tests.Access;

/// <summary>Keys are kept hashed, in a file that its owner alone reads, and count from the moment they are made until they are revoked.</summary>
public sealed class KeyFileTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 5, 14, 30, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("daybook-keys-");

    private string File1 => Path.Combine(_folder.FullName, "sub", "keys.json");

    private KeyRing Ring => new(new KeyFile(File1, _time), _time);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_key_is_found_by_its_text_which_the_file_does_not_have()
    {
        var (secret, key) = Ring.Make("Ada Lovelace", Role.Operator);
        Assert.Matches("^dbk_[A-Za-z0-9_-]{43}$", secret);
        Assert.Equal(key, new KeyFile(File1, _time).Find(secret));
        Assert.Null(new KeyFile(File1, _time).Find(secret + "x"));
        var text = File.ReadAllText(File1);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Equal(
            $$"""
            {
              "keys": [
                {
                  "name": "Ada Lovelace",
                  "role": "operator",
                  "sha256": "{{ApiKey.DigestOf(secret)}}",
                  "created": "2026-03-05T14:30:00Z",
                  "revoked": null
                }
              ]
            }

            """,
            text);
    }

    [Fact]
    public void Its_owner_alone_reads_it_and_nothing_is_left_beside_it_but_its_lock()
    {
        Ring.Make("ada", Role.Viewer);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(File1)!));
        }

        Assert.Equal(["keys.json", "keys.json.lock"], Directory.GetFiles(Path.GetDirectoryName(File1)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_has_two_live_keys_at_most_so_that_one_can_take_the_others_place()
    {
        var first = Ring.Make("ada", Role.Viewer);
        Ring.Make("ada", Role.Viewer);
        var error = Assert.Throws<KeyRingException>(() => Ring.Make("ada", Role.Viewer));
        Assert.Contains($"daybook serve key revoke {first.Key.Id}", error.Message, StringComparison.Ordinal);
        Ring.Make("bob", Role.Viewer);

        Assert.Equal(first.Key.Id, Assert.Single(Ring.Revoke(first.Key.Id)).Id);
        Ring.Make("ada", Role.Viewer);
        Assert.Null(new KeyFile(File1, _time).Find(first.Secret));
    }

    [Fact]
    public void A_name_revokes_all_its_live_keys_and_no_others()
    {
        Ring.Make("ada", Role.Viewer);
        Ring.Make("ada", Role.Admin);
        var bob = Ring.Make("bob", Role.Viewer);
        Assert.Equal(2, Ring.Revoke("ada").Count);
        Assert.Equal([bob.Key.Id], Ring.All.Where(key => key.IsLive).Select(key => key.Id));
        Assert.Throws<KeyRingException>(() => Ring.Revoke("ada"));
        Assert.Throws<KeyRingException>(() => Ring.Revoke("nobody"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ada")]
    [InlineData("a\nb")]
    [InlineData("a\ud800")]
    public void What_cannot_be_shown_is_no_name(string name) => Assert.Throws<KeyRingException>(() => Ring.Make(name, Role.Viewer));

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\n\"keys\": [\n{ \"name\": 1 } ] }", "line 3")]
    [InlineData("{}", "keys.json")]
    [InlineData("""{"keys":[{"name":"ada","role":"boss","sha256":"00","created":"2026-01-01T00:00:00Z","revoked":null}]}""", "key 1: role 'boss' is not one of viewer, operator, admin")]
    [InlineData("""{"keys":[{"name":"ada","role":"admin","sha256":"00","created":"2026-01-01T00:00:00Z","revoked":null}]}""", "key 1: sha256 is not 64 hex digits")]
    [InlineData("""{"keys":[{"name":"ada","role":"admin","sha":"00","created":"2026-01-01T00:00:00Z","revoked":null}]}""", "line 1")]
    public void A_file_that_is_none_says_where_and_no_key_counts(string text, string place)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File1)!);
        File.WriteAllText(File1, text);
        var error = Assert.Throws<KeyFileException>(() => new KeyFile(File1, _time).Find("dbk_x"));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains("no key is valid", error.Message, StringComparison.Ordinal);
        Assert.Throws<KeyFileException>(() => Ring.Make("ada", Role.Viewer));
        Assert.Equal(text, File.ReadAllText(File1));
    }

    [Fact]
    public void A_file_that_others_may_write_makes_no_key_valid()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var (secret, _) = Ring.Make("ada", Role.Viewer);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(File1, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        Assert.Contains("chmod 600", Assert.Throws<KeyFileException>(() => new KeyFile(File1, _time).Find(secret)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_who_change_it_at_once_lose_nothing()
    {
        var made = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 40, at =>
        {
            try
            {
                made.Add(Ring.Make($"name {at}", Role.Viewer).Key.Name);
            }
            catch (KeyFileException)
            {
                // Somebody else was at it, and this one was told.
            }
        });
        Assert.NotEmpty(made);
        Assert.Equal(made.Order(StringComparer.Ordinal), Ring.All.Select(key => key.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_running_server_sees_each_change_at_once()
    {
        await using var server = await RunningServer.StartAsync(configure: (options, folder) => options.AddJournal(folder.FullName).PublicUrl = new Uri("https://daybook.example.com"));
        for (var round = 0; round < 20; round++)
        {
            var (secret, key) = server.Keys().Make("ada", Role.Viewer);
            Assert.Equal(HttpStatusCode.OK, await LookAsync(server, secret));
            server.Keys().Revoke(key.Id);
            Assert.Equal(HttpStatusCode.Unauthorized, await LookAsync(server, secret));
        }
    }

    [Fact]
    public async Task A_file_that_breaks_while_it_is_used_lets_nobody_in_by_a_key()
    {
        await using var server = await RunningServer.StartAsync();
        var (secret, _) = server.Keys().Make("ada", Role.Viewer);
        File.WriteAllText(Path.Combine(server.Folder.FullName, "keys.json"), "{");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await LookAsync(server, secret));
    }

    private static async Task<HttpStatusCode> LookAsync(RunningServer server, string secret)
    {
        using var response = await server.SendAsync("GET", "/api/journals", request => request.Key(secret));
        return response.StatusCode;
    }
}
