using System.Security.Cryptography;
using System.Text;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Workbooks;

/// <summary>What a workbook says, in its hidden sheet, of the slice that it was made from.</summary>
public sealed record WorkbookOrigin
{
    /// <summary>The form of such workbooks.</summary>
    public const string Known = "planapi/workbook/1";

    public required string Format { get; init; }

    public required Code Plan { get; init; }

    /// <summary>The plan's version when it was made.</summary>
    public required long Version { get; init; }

    public required Slice Slice { get; init; }

    /// <summary>A hash of what stands along its rows and columns.</summary>
    public required string Places { get; init; }

    /// <summary>The row and column of its first number, from 0 on.</summary>
    public required int FirstRow { get; init; }

    public required int FirstColumn { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    internal static string Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
