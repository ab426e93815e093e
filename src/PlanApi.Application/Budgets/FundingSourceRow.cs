using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

public sealed class FundingSourceRow : PartRow
{
    public required LocalText Names { get; set; }

    public required LocalText Wording { get; set; }

    public FundingType Type { get; set; }

    public Quantity Amount { get; set; }

    public string? Available { get; set; }

    public long? SourceId { get; set; }

    public SectionRow? Source { get; set; }
}

internal sealed class FundingSourceConfiguration : IEntityTypeConfiguration<FundingSourceRow>
{
    public void Configure(EntityTypeBuilder<FundingSourceRow> builder)
    {
        builder.IsPart("funding_sources");
        builder.Mentions(row => row.Source, nameof(FundingSourceRow.SourceId));
    }
}
