using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PlanApi.Application.Changes;

/// <summary>
/// Links change sets: SHA-256 over the hash before and everything that a change set says, its blocks one after the other.
/// </summary>
internal sealed class ChainHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public ChainHash(byte[] before, ChangeSetRow row)
    {
        _hash.AppendData(before);
        Span<byte> numbers = stackalloc byte[48];
        BinaryPrimitives.WriteInt64BigEndian(numbers, row.PlanId);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], row.Sequence);
        BinaryPrimitives.WriteInt64BigEndian(numbers[16..], row.At);
        BinaryPrimitives.WriteInt64BigEndian(numbers[24..], row.Actor);
        BinaryPrimitives.WriteInt64BigEndian(numbers[32..], row.PartyId ?? 0);
        // Both in one number, so that change sets from before doors were kept have the hash that they had.
        BinaryPrimitives.WriteInt64BigEndian(numbers[40..], ((long)(row.Door ?? 0) << 32) | (uint)row.Changes);
        _hash.AppendData(numbers);
        _hash.AppendData(Encoding.UTF8.GetBytes($"{row.UseCase}\n{row.Reason}\n"));
    }

    public void Add(byte[] block) => _hash.AppendData(block);

    public byte[] End() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();
}
