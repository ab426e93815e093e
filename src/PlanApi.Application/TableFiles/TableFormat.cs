namespace PlanApi.Application.TableFiles;

/// <summary>The files in which tables leave the service.</summary>
public enum TableFormat
{
    /// <summary>Comma-separated text (RFC 4180).</summary>
    Csv,

    /// <summary>A workbook of Excel (ISO/IEC 29500).</summary>
    Xlsx,

    /// <summary>Apache Parquet: columns, compressed.</summary>
    Parquet,

    /// <summary>A JSON object on each line.</summary>
    Ndjson,
}
