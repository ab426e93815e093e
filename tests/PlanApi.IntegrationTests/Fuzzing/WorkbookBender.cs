using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanApi.IntegrationTests.Fuzzing;

/// <summary>Bends a workbook: its numbers, the XML of one of its parts, its list of parts, or the bytes of the whole file.</summary>
internal sealed partial class WorkbookBender(Chance chance)
{
    private static readonly string[] Values =
    [
        "1",
        "-7",
        "0.5",
        "1e3",
        "1E-9",
        "1e400",
        "999999999999999",
        "0.00001",
        "",
        "NaN",
        "=1+1",
        "٣",
        " 4 ",
    ];

    /// <summary>The workbook with other numbers in some cells: what somebody fills in.</summary>
    public byte[] Filled(byte[] file) => WithParts(file, (name, text) => IsSheet(name) ? Number().Replace(text, Another) : text);

    public byte[] Of(byte[] file)
    {
        var bender = new BodyBender(chance);
        return chance.Below(6) switch
        {
            0 or 1 => Filled(file),
            2 => WithParts(file, (name, text) => chance.OneIn(3) ? Encoding.Latin1.GetString(bender.Bytes(text)) : text),
            3 => WithParts(file, (_, text) => chance.OneIn(6) ? null : text),
            4 => WithParts(file, (name, text) => IsSheet(name) ? Cell().Replace(text, match => chance.OneIn(9) ? "" : match.Value) : text),
            _ => bender.Bytes(Encoding.Latin1.GetString(file)),
        };
    }

    private string Another(Match match) => chance.OneIn(8) ? $"<v>{chance.Pick(Values)}</v>" : match.Value;

    private static bool IsSheet(string name) => name.Contains("/worksheets/", StringComparison.Ordinal);

    private static byte[] WithParts(byte[] file, Func<string, string, string?> change)
    {
        using var from = new MemoryStream(file);
        using var to = new MemoryStream();
        // What was bent before is no file of parts any more.
        try
        {
            using (var before = new ZipArchive(from, ZipArchiveMode.Read))
            using (var after = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var part in before.Entries)
                {
                    using var text = new StreamReader(part.Open());
                    if (change(part.FullName, text.ReadToEnd()) is not { } changed)
                        continue;
                    using var written = after.CreateEntry(part.FullName, CompressionLevel.Fastest).Open();
                    written.Write(Encoding.UTF8.GetBytes(changed));
                }
            }
        }
        catch (InvalidDataException)
        {
            return file;
        }
        return to.ToArray();
    }

    [GeneratedRegex("<v>[^<]*</v>")]
    private static partial Regex Number();

    [GeneratedRegex("<c [^>]*(/>|>.*?</c>)")]
    private static partial Regex Cell();
}
