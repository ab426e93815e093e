using System.Collections.Concurrent;
using PlanApi.Application.Access;

namespace PlanApi.Api.Access.SignIn;

/// <summary>The tokens that were checked, by their hash; no token is kept itself.</summary>
internal sealed class KeptTokens(int most)
{
    private readonly ConcurrentDictionary<UInt128, CheckedToken> _kept = new();

    public CheckedToken? Find(ReadOnlySpan<byte> hash) =>
        _kept.TryGetValue(Half(hash), out var kept) && kept.Issuer.Known == kept.Keys ? kept : null;

    public void Keep(ReadOnlySpan<byte> hash, CheckedToken token)
    {
        if (_kept.Count >= most)
            _kept.Clear();
        _kept[Half(hash)] = token;
    }

    /// <summary>The first half of a SHA-256: nobody can make another token with the same 128 bits.</summary>
    private static UInt128 Half(ReadOnlySpan<byte> hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
}

/// <summary>A token that counts.</summary>
/// <param name="Person">Who it is, and until when.</param>
/// <param name="Issuer">Whose token it is.</param>
/// <param name="Keys">The keys by which it was checked.</param>
internal sealed record CheckedToken(Identity Person, IssuerKeys Issuer, SigningKeySet Keys);
