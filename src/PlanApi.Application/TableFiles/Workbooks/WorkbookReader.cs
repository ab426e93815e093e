using System.IO.Compression;
using System.Xml;
using PlanApi.Application.Errors;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>
/// Reads the cells of a workbook (ISO/IEC 29500) that somebody sends. Nothing in it is believed: what it unpacks to is limited before and
/// while it is read, it may name nothing outside itself, and no entity is resolved.
/// </summary>
internal sealed class WorkbookReader : IDisposable
{
    /// <summary>How many parts a workbook has at most.</summary>
    public const int MaxParts = 200;

    /// <summary>How many bytes its parts unpack to at most.</summary>
    public const long MaxBytes = 128 * 1024 * 1024;

    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, string> _sheets = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _texts;
    private readonly HashSet<int> _dates;
    private long _left = MaxBytes;

    private WorkbookReader(Stream file)
    {
        _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (_zip.Entries.Count > MaxParts || _zip.Entries.Sum(part => (decimal)part.Length) > MaxBytes)
            throw new FailureException(TooLong);
        var book =
            Relations("", "_rels/.rels").FirstOrDefault(part => part.Kind == "officeDocument").Target ?? throw Unreadable("no workbook");
        var folder = book[..(book.LastIndexOf('/') + 1)];
        var parts = Relations(folder, $"{folder}_rels/{book[folder.Length..]}.rels");
        foreach (var (name, id) in Names(book))
        {
            if (parts.FirstOrDefault(part => part.Id == id).Target is { } target)
                _sheets.TryAdd(name, target);
        }
        using (var shared = Open(parts.FirstOrDefault(part => part.Kind == "sharedStrings").Target))
            _texts = shared is null ? [] : SharedTexts.Read(shared);
        using (var styles = Open(parts.FirstOrDefault(part => part.Kind == "styles").Target))
            _dates = styles is null ? [] : DateStyles.Read(styles);
    }

    /// <summary>The names of the sheets, in their order.</summary>
    public IReadOnlyList<string> Sheets => [.. _sheets.Keys];

    private static TooLarge TooLong => new($"{MaxParts} parts and {MaxBytes / 1024 / 1024} MiB of an unpacked workbook");

    /// <summary>Opens a workbook, and reads something of it.</summary>
    public static Outcome<T> Read<T>(Stream file, Func<WorkbookReader, Outcome<T>> read)
    {
        try
        {
            using var book = new WorkbookReader(file);
            return read(book);
        }
        catch (FailureException failure)
        {
            return failure.Failure;
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or NotSupportedException)
        {
            return new UnreadableWorkbook(
                fault is XmlException xml
                    ? $"line {xml.LineNumber} of a part is not the XML of a workbook"
                    : "it is damaged or packed in another way"
            );
        }
    }

    /// <summary>A sheet's cells that are not empty, by column and row from 0 on; null where there is no sheet of the name.</summary>
    public IReadOnlyDictionary<(int Column, int Row), SheetCell>? Sheet(string name)
    {
        if (!_sheets.TryGetValue(name, out var part))
            return null;
        using var xml = Open(part) ?? throw Unreadable($"the sheet '{name}' is missing");
        return new SheetCells(_texts, _dates).Read(xml);
    }

    public void Dispose() => _zip.Dispose();

    internal static FailureException Unreadable(string why) => new(new UnreadableWorkbook(why));

    private XmlReader? Open(string? part)
    {
        if (part is null || _zip.GetEntry(part) is not { } entry)
            return null;
        return XmlReader.Create(new LimitedStream(entry.Open(), count => (_left -= count) >= 0, TooLong), _settings);
    }

    private List<(string Id, string Kind, string Target)> Relations(string folder, string part)
    {
        var relations = new List<(string, string, string)>();
        using var xml = Open(part);
        while (xml?.Read() == true)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || xml.GetAttribute("TargetMode") == "External")
                continue;
            var (kind, target) = (xml.GetAttribute("Type") ?? "", xml.GetAttribute("Target") ?? "");
            relations.Add(
                (xml.GetAttribute("Id") ?? "", kind[(kind.LastIndexOf('/') + 1)..], target.StartsWith('/') ? target[1..] : folder + target)
            );
        }
        return relations;
    }

    private List<(string Name, string Id)> Names(string book)
    {
        var names = new List<(string, string)>();
        using var xml = Open(book) ?? throw Unreadable("no workbook");
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                continue;
            var (name, id) = (xml.GetAttribute("name") ?? "", "");
            for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            {
                if (xml.LocalName == "id")
                    id = xml.Value;
            }
            names.Add((name, id));
        }
        return names;
    }
}

/// <summary>What was sent is no workbook, or none that was made here.</summary>
public sealed record UnreadableWorkbook(string Why)
    : Failure(
        "unreadable-workbook",
        $"The workbook cannot be read: {Why}. Save it as .xlsx again, or download a new one and fill that in."
    );
