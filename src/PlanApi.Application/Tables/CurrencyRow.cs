using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Tables;

public sealed class CurrencyRow : PartRow
{
    public required LocalText Names { get; set; }
}

internal sealed class CurrencyConfiguration : IEntityTypeConfiguration<CurrencyRow>
{
    public void Configure(EntityTypeBuilder<CurrencyRow> builder) => builder.IsPart("currencies");
}
