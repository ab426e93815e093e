using PlanApi.Application.Changes;

namespace PlanApi.Application.History;

/// <summary>Follows change sets from the first one, block by block, up to the first that breaks the chain.</summary>
internal sealed class HistoryChain : IDisposable
{
    private ChangeSetRow? _set;
    private ChainHash? _hash;

    /// <summary>The hash that would follow if the hash before it were right; only after a wrong hash.</summary>
    private ChainHash? _mended;
    private (long Sequence, byte[] Expected, byte[] Actual)? _doubt;
    private HistoryBreak? _break;
    private byte[] _before = [];
    private long _verified;

    /// <summary>The next block, or a change set without blocks; false if nothing after it matters any more.</summary>
    public bool Add(ChangeSetRow set, byte[]? block)
    {
        if (set.Sequence != _set?.Sequence && !Begin(set))
            return false;
        if (block is not null)
        {
            _hash!.Add(block);
            _mended?.Add(block);
        }
        return true;
    }

    /// <summary>There are no more, and the plan stands at this version.</summary>
    public HistoryVerification End(long version)
    {
        Close();
        if (_break is null && _doubt is { } doubt)
            Break(HistoryBreakKind.Content, doubt, "Its content, time, actor, reason or hash was altered.");
        if (_break is null && _verified != version)
            _break = new(
                Math.Min(_verified, version) + 1,
                HistoryBreakKind.End,
                null,
                null,
                $"The plan stands at version {version}, but its history ends with change set "
                    + $"{_verified}{(_verified < version ? $": those from {_verified + 1} on are missing." : ".")}"
            );
        return Result();
    }

    public HistoryVerification Result() =>
        new(_break is null, _verified, _verified == 0 ? null : Convert.ToHexStringLower(_before), _break);

    public void Dispose()
    {
        _hash?.Dispose();
        _mended?.Dispose();
    }

    private bool Begin(ChangeSetRow set)
    {
        var last = _set?.Sequence ?? 0;
        Close();
        if (_break is null && set.Sequence != last + 1)
        {
            if (_doubt is { } doubt)
                Break(HistoryBreakKind.Content, doubt, "Its content, time, actor, reason or hash was altered.");
            else
                _break = new(
                    last + 1,
                    HistoryBreakKind.Missing,
                    null,
                    null,
                    $"Change set {last + 1} is missing: after {last} comes {set.Sequence}."
                );
        }
        if (_break is not null)
            return false;
        _set = set;
        _hash = new ChainHash(_doubt?.Actual ?? _before, set);
        _mended = _doubt is { } mended ? new ChainHash(mended.Expected, set) : null;
        return true;
    }

    /// <summary>The change set is complete: its hash must be the stored one.</summary>
    private void Close()
    {
        if (_set is null || _hash is null)
            return;
        var expected = _hash.End();
        if (_doubt is { } doubt)
        {
            // The next one tells which of the two hashes of the one in doubt it was made from.
            if (_mended!.End().AsSpan().SequenceEqual(_set.Hash))
                Break(
                    HistoryBreakKind.Link,
                    doubt,
                    $"Its content is as it was, but its hash was altered: change set {_set.Sequence} was made from the other hash."
                );
            else
                Break(
                    HistoryBreakKind.Content,
                    doubt,
                    doubt.Sequence == 1
                        ? "Its content, time, actor or reason was altered."
                        : $"Its content, time, actor or reason was altered, or change set {doubt.Sequence - 1} was altered and "
                            + "given a new hash."
                );
        }
        else if (expected.AsSpan().SequenceEqual(_set.Hash))
            (_before, _verified) = (_set.Hash, _set.Sequence);
        else
            _doubt = (_set.Sequence, expected, _set.Hash);
        Dispose();
        (_hash, _mended) = (null, null);
    }

    private void Break(HistoryBreakKind kind, (long Sequence, byte[] Expected, byte[] Actual) at, string why) =>
        _break = new(
            at.Sequence,
            kind,
            Convert.ToHexStringLower(at.Expected),
            Convert.ToHexStringLower(at.Actual),
            $"Change set {at.Sequence} breaks the chain. {why}"
        );
}
