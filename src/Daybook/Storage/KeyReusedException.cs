namespace Daybook.Storage;

/// <summary>An idempotency key came back with another number of events than before. Nothing of the request was added.</summary>
public sealed class KeyReusedException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    public KeyReusedException(string key, int before, int now)
        : base($"The idempotency key '{key}' was used for {before} events and now comes with {now}. Nothing was added; a key names one append and its retries.") =>
        Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }
}
