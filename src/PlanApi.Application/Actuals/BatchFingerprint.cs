using System.Security.Cryptography;
using PlanApi.Application.Errors;
using PlanApi.Domain.Actuals;

namespace PlanApi.Application.Actuals;

/// <summary>
/// A hash of a batch's content, row by row. A batch that is sent a second time is recognised by it. The hash uses names, because the
/// numbers of scopes differ once the batch is stored.
/// </summary>
internal sealed class BatchFingerprint : IDisposable
{
    private const int HashAt = 64 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _rows = new();
    private readonly BinaryWriter _writer;

    public BatchFingerprint() => _writer = new BinaryWriter(_rows);

    /// <summary>Takes the next row, or what is wrong with it.</summary>
    public void Add(ActualEntry? entry, IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _writer.Write(fault.Code);
            _writer.Write(fault.Message);
        }
        _writer.Write(entry is not null);
        if (entry is not null)
        {
            _writer.Write(entry.Indicator.ToString());
            _writer.Write(entry.Scope.ToString());
            _writer.Write(entry.Date.Key);
            foreach (var number in (ReadOnlySpan<Domain.Values.Quantity?>)[entry.Value, entry.Numerator, entry.Denominator])
            {
                _writer.Write(number is not null);
                _writer.Write(number?.Steps ?? 0);
            }
            _writer.Write(entry.Currency?.ToString() ?? "");
            _writer.Write(entry.Source ?? "");
            _writer.Write(entry.SourceKey ?? "");
        }
        if (_rows.Length >= HashAt)
            Hash();
    }

    /// <summary>The hash of the rows so far.</summary>
    public string Of()
    {
        Hash();
        return Convert.ToHexString(_hash.GetCurrentHash());
    }

    public void Dispose()
    {
        _hash.Dispose();
        _writer.Dispose();
    }

    private void Hash()
    {
        _hash.AppendData(_rows.GetBuffer(), 0, (int)_rows.Length);
        _rows.SetLength(0);
    }
}
