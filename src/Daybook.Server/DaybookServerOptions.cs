using Daybook.Server.Access.Own;

namespace Daybook.Server;

/// <summary>What a server serves.</summary>
public sealed class DaybookServerOptions
{
    private readonly List<NamedAddress> _journals = [];

    /// <summary>What links in notices and reports begin with, such as <c>https://daybook.example.com</c>; null: links are relative.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>How long a question may take before it is given up. Default: 30 s.</summary>
    public TimeSpan QuestionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The host's policies that say who may look and who may write. Without own access they alone decide.</summary>
    public DaybookPolicies Policies { get; } = new();

    /// <summary>How many requests a second one caller may make, by name, or by address where there is none; twice as many at once. At least 1. Default: 5,000.</summary>
    public int RequestsPerSecond
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 5_000;

    /// <summary>How long a request's body may be, in bytes. At least 1. Default: 16 MiB.</summary>
    public long MaxBodyBytes
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 16 * 1024 * 1024;

    /// <summary>How long a page waits for counts that it can do without.</summary>
    internal TimeSpan CountingTimeout { get; set; } = TimeSpan.FromSeconds(1);

    internal IReadOnlyList<NamedAddress> Journals => _journals;

    /// <summary>The file of the API keys; null: the host's policies decide.</summary>
    internal string? KeysFile { get; private set; }

    /// <summary>
    /// Lets Daybook's own keys and login decide, as <c>daybook serve</c> does, instead of the host's policies: on a loopback address anyone of this machine may look, whoever writes needs a key or the login
    /// link that is logged at the start, and on other addresses nobody looks without a key.
    /// </summary>
    /// <param name="keysFile">The file of the keys, which <c>daybook serve key</c> changes; null: <c>daybook/keys.json</c> in the folder of the user's settings.</param>
    /// <returns>The options.</returns>
    public DaybookServerOptions UseOwnAccess(string? keysFile = null)
    {
        KeysFile = keysFile ?? KeyFile.DefaultPath(Environment.GetEnvironmentVariable);
        return this;
    }

    /// <summary>Serves a journal, or every journal (<c>*.db</c>) of a folder. Without any, the container's own journal is served.</summary>
    /// <param name="address">The journal's address: a file's path, or a folder.</param>
    /// <param name="name">What it is called in addresses of pages; null: its file's name without the extension.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">The name was given before, or is not one.</exception>
    public DaybookServerOptions AddJournal(string address, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        var isFolder = Directory.Exists(address);
        if (isFolder && name is not null)
            throw new ArgumentException($"{address} is a folder: each journal in it has its file's name, so '{name}' names none of them", nameof(name));
        if (isFolder)
        {
            foreach (var file in NamedAddress.JournalsIn(address))
                RequireFree(Path.GetFileNameWithoutExtension(file), file);
            _journals.Add(new NamedAddress(null, address));
            return this;
        }

        if (name is null && Path.EndsInDirectorySeparator(address))
            throw new ArgumentException($"there is no folder {address}", nameof(address));
        name ??= Path.GetFileNameWithoutExtension(address);
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().ContainsAny("/\\"))
            throw new ArgumentException($"'{name}' is no name for a journal", nameof(name));
        RequireFree(name, address);
        _journals.Add(new NamedAddress(name, address));
        return this;
    }

    private void RequireFree(string name, string address)
    {
        var others = _journals.SelectMany(other => other.Name is { } own ? [(own, other.Address)] : NamedAddress.JournalsIn(other.Address).Select(file => (Path.GetFileNameWithoutExtension(file), file)));
        if (others.FirstOrDefault(other => other.Item1 == name).Item2 is { } first && Path.GetFullPath(first) != Path.GetFullPath(address))
            throw new ArgumentException($"two journals are named '{name}': {first} and {address}; name one of them differently", nameof(name));
    }
}

/// <summary>A journal's address and name.</summary>
/// <param name="Name">The name; null: the address is a folder of journals.</param>
/// <param name="Address">The address.</param>
internal sealed record NamedAddress(string? Name, string Address)
{
    /// <summary>The journals that lie in a folder by now; none when it is gone.</summary>
    public static IEnumerable<string> JournalsIn(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.db") : [];
}
