using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanApi.Application.Tables;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Currencies;

public sealed class ExchangeRateRow : PartRow
{
    public required string From { get; set; }

    public required string To { get; set; }

    public DateOnly ValidFrom { get; set; }

    public RateValue Value { get; set; }

    public RateUse Use { get; set; }

    public long? ScenarioId { get; set; }

    public ScenarioRow? Scenario { get; set; }
}

internal sealed class ExchangeRateConfiguration : IEntityTypeConfiguration<ExchangeRateRow>
{
    public void Configure(EntityTypeBuilder<ExchangeRateRow> builder)
    {
        builder.IsPart("exchange_rates");
        builder.Mentions(row => row.Scenario, nameof(ExchangeRateRow.ScenarioId));
        builder.HasIndex(row => new
        {
            row.PlanId,
            row.From,
            row.To,
            row.ValidFrom,
        });
    }
}
