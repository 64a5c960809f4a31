using System.Buffers;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Journals;

/// <summary>Opens journals by their address: a file's path, or <c>scheme://…</c>. Which kinds there are is said once, where a program is put together.</summary>
/// <param name="providers">The kinds, each with a scheme of its own.</param>
public sealed class JournalLocator(params IReadOnlyList<IJournalProvider> providers)
{
    private const string Separator = "://";

    private static readonly SearchValues<char> SchemeLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>Whether something is at the address.</summary>
    /// <exception cref="JournalOpenException">No journal has an address of this kind.</exception>
    public bool Exists(string address) => Find(address).Exists(address);

    /// <summary>Opens a journal for reading, and changes nothing of it.</summary>
    /// <param name="address">The journal's address.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="JournalOpenException">There is no journal, or it cannot be read; or no journal has an address of this kind.</exception>
    public ValueTask<JournalReader> OpenReaderAsync(string address, CancellationToken cancellationToken = default) => Find(address).OpenReaderAsync(address, cancellationToken);

    /// <summary>Opens a journal for recording; makes it when there is none.</summary>
    /// <param name="address">The journal's address.</param>
    /// <param name="options">How to record; null: the defaults.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="JournalOpenException">Something else is there, or it cannot be written; or no journal has an address of this kind. Nothing was changed.</exception>
    public ValueTask<Journal> OpenAsync(string address, JournalOptions? options = null, CancellationToken cancellationToken = default) =>
        Find(address).OpenAsync(address, options ?? new JournalOptions(), cancellationToken);

    /// <summary>What journals are kept with, and its version, of each kind.</summary>
    public IEnumerable<string> Software => providers.Select(provider => provider.Software);

    /// <summary>What can be done with the files of the journal of that address.</summary>
    /// <exception cref="JournalOpenException">It lies in no files, or no journal has an address of this kind.</exception>
    public IJournalFiles FilesOf(string address) => Find(address) is { Files: { } files }
        ? files
        : throw new JournalOpenException(JournalOpenProblem.UnknownAddress, $"A journal of {SchemeOf(address)}{Separator} lies in no file, so nothing was done; use the means of where it lies.");

    /// <summary>Who opens journals of that address.</summary>
    /// <exception cref="JournalOpenException">Nobody does.</exception>
    public IJournalProvider Find(string address)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        var scheme = SchemeOf(address);
        if (providers.FirstOrDefault(provider => string.Equals(provider.Scheme, scheme, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;

        // The rest of an address may hold a password.
        var known = string.Join(", ", providers.Select(provider => provider.Scheme is { } own ? own + Separator : "a file's path"));
        throw new JournalOpenException(
            JournalOpenProblem.UnknownAddress,
            $"{(scheme is null ? "A file's path" : $"'{scheme}{Separator}'")} is not how a journal's address begins here, so nothing was opened; an address is {known}.");
    }

    // A drive's letter is followed by one slash at most.
    private static string? SchemeOf(string address)
    {
        var end = address.IndexOf(Separator, StringComparison.Ordinal);
        return end > 1 && char.IsAsciiLetter(address[0]) && address.AsSpan(0, end).IndexOfAnyExcept(SchemeLetters) < 0 ? address[..end] : null;
    }
}
