using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PlanApi.Application.Persistence;

/// <summary>A column as the model has it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Type">What is stored: <c>long</c>, <c>int</c>, <c>bool</c>, <c>string</c>, <c>byte[]</c> or <c>DateOnly</c>.</param>
internal sealed record StoredColumn(string Name, Type Type)
{
    public static StoredColumn Of(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return new StoredColumn(property.GetColumnName(), Nullable.GetUnderlyingType(type) ?? type);
    }

    /// <summary>The names as a statement lists them.</summary>
    public static string List(IEnumerable<StoredColumn> columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

    /// <summary>
    /// The end of an insert statement: it replaces an existing row with the same key (the first columns). Empty if all rows are new.
    /// </summary>
    public static string OnConflict(IReadOnlyList<StoredColumn> columns, int key) =>
        key == 0
            ? ""
            : $" ON CONFLICT ({List(columns.Take(key))}) DO UPDATE SET "
                + string.Join(", ", columns.Skip(key).Select(column => $"\"{column.Name}\" = excluded.\"{column.Name}\""));

    /// <summary>What a row has in the column.</summary>
    public SqlValue Read(SqlRows row, int column) =>
        row.IsNull(column) ? default
        : Type == typeof(bool) ? row.Boolean(column)
        : Type == typeof(string) ? row.Text(column)
        : Type == typeof(byte[]) ? row.Bytes(column)
        : Type == typeof(DateOnly) ? row.Day(column)!.Value
        : row.Integer(column);
}
