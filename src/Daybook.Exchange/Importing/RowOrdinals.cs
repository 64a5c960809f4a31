using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Daybook.Exchange.Importing;

/// <summary>Counts equal rows. Half of a digest tells rows apart well enough, and millions of them must be remembered.</summary>
internal sealed class RowOrdinals
{
    private readonly Dictionary<UInt128, long> _seen = [];

    /// <summary>How many rows of this digest came before, from 0.</summary>
    public long Next(ReadOnlySpan<byte> digest) => CollectionsMarshal.GetValueRefOrAddDefault(_seen, BinaryPrimitives.ReadUInt128LittleEndian(digest), out _)++;
}
