using System.Security.Cryptography;
using System.Text;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Access.Own;

/// <summary>
/// The server's own access. On a loopback address anyone of this machine may look; whoever writes has a key, or signed in with one or by the link that the server makes at its start.
/// On other addresses nobody looks without a key.
/// </summary>
internal sealed class OwnAccess : IAccess
{
    private const string Field = "daybook_token";
    private const string Header = "X-Daybook-Token";
    private const string Bearer = "Bearer ";

    private readonly Func<IReadOnlyCollection<string>> _told;
    private readonly Func<IReadOnlyCollection<string>> _bound;
    private readonly Uri? _publicUrl;
    private readonly string _linkToken = Logins.NewSecret();
    private BoundAddresses? _addresses;

    /// <summary>Makes it.</summary>
    /// <param name="keys">The API keys.</param>
    /// <param name="logins">Who is signed in.</param>
    /// <param name="publicUrl">How the server is reached from elsewhere; null: as it listens.</param>
    /// <param name="told">Gives the addresses that the server was told to listen on.</param>
    /// <param name="bound">Gives the addresses that it listens on.</param>
    public OwnAccess(KeyFile keys, Logins logins, Uri? publicUrl, Func<IReadOnlyCollection<string>> told, Func<IReadOnlyCollection<string>> bound) =>
        (Keys, Logins, _publicUrl, _told, _bound) = (keys, logins, publicUrl, told, bound);

    /// <summary>What callers are told when the file of keys is broken; what is wrong in it is for whoever runs the server.</summary>
    public static Problem KeysUnreadable { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "keys_unreadable", "this server's file of keys cannot be read, so no key is valid; where the server runs, 'daybook serve key list' says why");

    /// <summary>The API keys.</summary>
    public KeyFile Keys { get; }

    /// <summary>Who is signed in.</summary>
    public Logins Logins { get; }

    /// <inheritdoc/>
    public bool HasLogin => true;

    /// <summary>Who comes by the link: the user whose process this is.</summary>
    public static string LinkName { get; } = Environment.UserName is { Length: > 0 } user ? user : "local user";

    /// <summary>The link that signs in, below an address of this server. It is as good as a key of the role admin until the server ends.</summary>
    public string LinkBelow(string address) => $"{address.TrimEnd('/')}/login?token={_linkToken}";

    /// <summary>Whether that is the link's token.</summary>
    public bool IsLinkToken(string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_linkToken), Encoding.UTF8.GetBytes(token));

    /// <summary>The cookie that a browser shows. Browsers tell ports of one name apart nowhere else.</summary>
    public static string CookieOf(HttpContext http) => $"daybook-login-{http.Connection.LocalPort}";

    /// <inheritdoc/>
    public Task CheckAsync(IReadOnlyCollection<string> addresses)
    {
        _addresses = null;
        var keys = Keys.Read();
        return new BoundAddresses(addresses).Elsewhere is { } elsewhere && !keys.Any(key => key.IsLive)
            ? throw new AccessException($"others can reach {elsewhere}, and {Keys.Path} has no live key; make one with 'daybook serve key new NAME --role viewer --keys {Keys.Path}', or listen on http://127.0.0.1:5080")
            : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Problem? Refuse(HttpContext http)
    {
        var host = http.Request.Host.Host.Trim('[', ']');
        return Addresses.IsNamed(host) || (_publicUrl is { } known && host.Equals(known.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)) ? null
            : new Problem(StatusCodes.Status421MisdirectedRequest, "unknown_host", $"this server is not known as '{host}', so nothing was answered; if it is reached by that name, start it with --public-url http://{host}");
    }

    /// <inheritdoc/>
    public ValueTask<Caller> WhoAsync(HttpContext http)
    {
        try
        {
            return new ValueTask<Caller>(Who(http));
        }
        catch (KeyFileException)
        {
            return new ValueTask<Caller>(Caller.Nobody with { Refusal = KeysUnreadable });
        }
    }

    /// <inheritdoc/>
    public string HowToGet(Role needed, Caller caller) => caller.Name is null
        ? $"send a key as 'Authorization: Bearer {ApiKey.Prefix}…' ('daybook serve key new NAME --role {Roles.Word(needed)}' makes one), or sign in with it or by the link that the server printed at its start"
        : $"a key with that role is made by 'daybook serve key new NAME --role {Roles.Word(needed)}'";

    /// <inheritdoc/>
    public Task<bool> ChallengeAsync(HttpContext http) => Task.FromResult(false);

    /// <inheritdoc/>
    public FormToken? TokenFor(HttpContext http, Caller caller) => http.Features.Get<Login>() is { } login ? new FormToken(Field, Header, login.Token) : null;

    /// <inheritdoc/>
    public async Task<bool> HasTokenAsync(HttpContext http, Caller caller)
    {
        var sent = http.Request.Headers[Header].ToString();
        if (sent.Length == 0 && http.Request.HasFormContentType)
            sent = (await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false))[Field].ToString();
        return http.Features.Get<Login>() is { } login && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(login.Token), Encoding.UTF8.GetBytes(sent));
    }

    // Names as they were told and addresses as they became: a server that is told a name listens everywhere.
    private BoundAddresses Addresses => _addresses ??= new BoundAddresses(_told().Concat(_bound()));

    private Caller Who(HttpContext http)
    {
        if (http.Request.Headers.Authorization is { Count: > 0 } authorization)
            return OfKey(authorization.ToString());
        if (LoginOf(http) is not { } login)
            return MayLook(http) ? Caller.Visitor : Caller.Nobody;
        http.Features.Set(login);
        return new Caller(login.Name, login.Role) { IsByBrowser = true };
    }

    private Caller OfKey(string authorization)
    {
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && Keys.Find(authorization[Bearer.Length..].Trim()) is { } key)
            return new Caller(key.Name, key.Role);

        // Whoever shows a key means to be known: being let in as somebody else would hide that it does not count.
        return Caller.Nobody with { Refusal = new Problem(StatusCodes.Status401Unauthorized, "key_unknown", "this key is not known here, or was revoked; 'daybook serve key list' shows the live ones, and 'daybook serve key new NAME --role viewer' makes one") };
    }

    private Login? LoginOf(HttpContext http)
    {
        if (http.Request.Cookies[CookieOf(http)] is not { Length: > 0 } shown || Logins.Find(shown) is not { } login)
            return null;
        if (login.KeyDigest is null || Keys.FindDigest(login.KeyDigest) is not null)
            return login;
        Logins.End(shown);
        return null;
    }

    /// <summary>Whether somebody without a login may look: the server is for this machine alone, and neither its settings nor the request say that somebody passes on what others ask.</summary>
    private bool MayLook(HttpContext http) =>
        Addresses.Elsewhere is null
        && (_publicUrl is null || BoundAddresses.IsLoopback(_publicUrl.Host.Trim('[', ']')))
        && http.Connection.RemoteIpAddress is { } remote && BoundAddresses.IsLoopback(remote)
        && BoundAddresses.IsLoopback(http.Request.Host.Host.Trim('[', ']'))
        && !http.Request.Headers.ContainsKey("Forwarded") && !http.Request.Headers.ContainsKey("X-Forwarded-For");
}
