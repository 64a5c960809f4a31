using Daybook.Journals;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Operations.Tests.Support;

/// <summary>Opens one journal in memory, which is made by its first writer.</summary>
internal sealed class EmptyJournal : IJournalProvider
{
    private readonly MemoryStore _store = new();
    private readonly NumberedIds _ids = new();

    /// <summary>Whether somebody has written.</summary>
    public bool IsMade { get; private set; }

    public string Scheme => "memory";

    public string Software => "memory";

    public IJournalFiles? Files => null;

    public bool Exists(string address) => IsMade;

    public ValueTask<JournalReader> OpenReaderAsync(string address, CancellationToken cancellationToken = default) => new(new JournalReader(_store));

    public async ValueTask<Journal> OpenAsync(string address, JournalOptions options, CancellationToken cancellationToken = default)
    {
        IsMade = true;
        return await Journal.OpenAsync(_store, options with { Ids = _ids }, cancellationToken);
    }
}
