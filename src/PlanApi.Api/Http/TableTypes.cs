using PlanApi.Application.TableFiles;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Http;

/// <summary>The media types and suffixes of files with tables.</summary>
internal static class TableTypes
{
    /// <summary>The media types, in the order of the formats.</summary>
    public static readonly string[] All = [.. Enum.GetValues<TableFormat>().Select(Of)];

    public static string Of(TableFormat format) =>
        format switch
        {
            TableFormat.Csv => MediaTypes.Csv,
            TableFormat.Xlsx => MediaTypes.Xlsx,
            TableFormat.Parquet => MediaTypes.Parquet,
            TableFormat.Ndjson => MediaTypes.Ndjson,
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    /// <summary>The type with its charset, where it is text.</summary>
    public static string WithCharset(TableFormat format) =>
        format is TableFormat.Csv or TableFormat.Ndjson ? $"{Of(format)}; charset=utf-8" : Of(format);

    /// <summary>What stands behind the point of an address or a file's name.</summary>
    public static string SuffixOf(TableFormat format) => CamelCase.Of(format);

    /// <summary>The format of a media type; null where it is none of a table.</summary>
    public static TableFormat? FormatOf(string type) => Array.IndexOf(All, type) is >= 0 and var at ? (TableFormat)at : null;

    /// <summary>The format that a client likes best. The header Accept has been looked at already.</summary>
    public static TableFormat Accepted(HttpRequest request) => (TableFormat)Array.IndexOf(All, Http.Accepted.Best(request, All) ?? All[0]);
}
