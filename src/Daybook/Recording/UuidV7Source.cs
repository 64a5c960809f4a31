using System.Diagnostics.CodeAnalysis;

namespace Daybook.Recording;

/// <summary>UUIDv7 (RFC 9562): the millisecond of the clock, then random bits of the system's secure generator. Safe for several threads.</summary>
internal sealed class UuidV7Source(TimeProvider time) : IIdSource
{
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is the injected source that everybody else is sent to.")]
    public string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
