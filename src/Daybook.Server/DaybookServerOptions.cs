namespace Daybook.Server;

/// <summary>What a server serves.</summary>
public sealed class DaybookServerOptions
{
    private readonly List<NamedAddress> _journals = [];

    /// <summary>What links in notices and reports begin with, such as <c>https://daybook.example.com</c>; null: links are relative.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>How long a question may take before it is given up. Default: 30 s.</summary>
    public TimeSpan QuestionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal IReadOnlyList<NamedAddress> Journals => _journals;

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
            _journals.Add(new NamedAddress(null, address));
            return this;
        }

        name ??= Path.GetFileNameWithoutExtension(address);
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().ContainsAny("/\\"))
            throw new ArgumentException($"'{name}' is no name for a journal", nameof(name));
        if (_journals.Find(other => other.Name == name) is { } first)
            throw new ArgumentException($"two journals are named '{name}': {first.Address} and {address}; name one of them differently", nameof(name));
        _journals.Add(new NamedAddress(name, address));
        return this;
    }
}

/// <summary>A journal's address and name.</summary>
/// <param name="Name">The name; null: the address is a folder of journals.</param>
/// <param name="Address">The address.</param>
internal sealed record NamedAddress(string? Name, string Address);
