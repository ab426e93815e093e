using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class CellPartitions : Migration
    {
        // Written by hand where the generator cannot say it: tables that are their key's tree alone (WITHOUT ROWID), and the
        // cells that there are, whose measure, indicator and scenario become a partition and whose period becomes a number.
        private const string Period = """
            CASE
                WHEN length(period) = 4 THEN period * 100000
                WHEN substr(period, 6, 1) = 'Q' THEN substr(period, 1, 4) * 100000 + 10000 + substr(period, 7) * 100
                WHEN substr(period, 6, 1) = 'W' THEN substr(period, 1, 4) * 100000 + 30000 + substr(period, 7) * 100
                WHEN length(period) = 7 THEN substr(period, 1, 4) * 100000 + 20000 + substr(period, 6) * 100
                ELSE substr(period, 1, 4) * 100000 + 40000 + substr(period, 6, 2) * 100 + substr(period, 9)
            END
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "parent_version",
                table: "scenarios",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "structure_version",
                table: "plans",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "partitions",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    scenario_id = table.Column<long>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partitions", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_partitions_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partitions_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partitions_plan_id_scenario_id",
                        columns: x => new { x.plan_id, x.scenario_id },
                        principalTable: "scenarios",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cell_notes",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    partition_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period = table.Column<int>(type: "INTEGER", nullable: false),
                    comparator = table.Column<string>(type: "TEXT", nullable: false),
                    wording = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cell_notes", x => new { x.plan_id, x.partition_id, x.scope_id, x.period });
                    table.ForeignKey(
                        name: "fk_cell_notes_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("""
                CREATE TABLE past_cells (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, period INTEGER NOT NULL,
                    until INTEGER NOT NULL, value INTEGER NULL, currency TEXT NULL, version INTEGER NOT NULL,
                    CONSTRAINT PK_past_cells PRIMARY KEY (plan_id, partition_id, scope_id, period, until)) WITHOUT ROWID;
                ALTER TABLE cells RENAME TO old_cells;
                CREATE TABLE cells (
                    plan_id INTEGER NOT NULL, partition_id INTEGER NOT NULL, scope_id INTEGER NOT NULL, period INTEGER NOT NULL,
                    value INTEGER NULL, currency TEXT NULL, version INTEGER NOT NULL,
                    CONSTRAINT PK_cells PRIMARY KEY (plan_id, partition_id, scope_id, period)) WITHOUT ROWID;
                INSERT INTO partitions (plan_id, id, scenario_id, measure, indicator_id, version)
                    SELECT c.plan_id, p.next_id + row_number() OVER (PARTITION BY c.plan_id ORDER BY c.scenario_id, c.measure, c.indicator_id) - 1,
                        c.scenario_id, c.measure, c.indicator_id, p.version
                    FROM (SELECT DISTINCT plan_id, scenario_id, measure, indicator_id FROM old_cells) c JOIN plans p ON p.id = c.plan_id;
                UPDATE plans SET structure_version = version,
                    next_id = next_id + (SELECT COUNT(*) FROM partitions WHERE plan_id = plans.id);
                """);
            migrationBuilder.Sql($"""
                INSERT INTO cells (plan_id, partition_id, scope_id, period, value, currency, version)
                    SELECT c.plan_id, p.id, c.scope_id, {Period}, c.value, c.currency, p.version FROM old_cells c
                    JOIN partitions p ON p.plan_id = c.plan_id AND p.scenario_id = c.scenario_id AND p.measure = c.measure AND p.indicator_id = c.indicator_id;
                INSERT INTO cell_notes (plan_id, partition_id, scope_id, period, comparator, wording, source_id)
                    SELECT c.plan_id, p.id, c.scope_id, {Period}, c.comparator, c.wording, c.source_id FROM old_cells c
                    JOIN partitions p ON p.plan_id = c.plan_id AND p.scenario_id = c.scenario_id AND p.measure = c.measure AND p.indicator_id = c.indicator_id
                    WHERE c.comparator <> 'Equal' OR c.source_id IS NOT NULL OR length(c.wording) > 2;
                UPDATE scenarios SET parent_version = version WHERE parent_id IS NOT NULL;
                DROP TABLE old_cells;
                CREATE INDEX ix_cells_plan_id_currency ON cells (plan_id, currency) WHERE currency IS NOT NULL;
                """);
            migrationBuilder.CreateIndex(
                name: "ix_cell_notes_plan_id_source_id",
                table: "cell_notes",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partitions_plan_id_indicator_id",
                table: "partitions",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_partitions_plan_id_scenario_id_measure_indicator_id",
                table: "partitions",
                columns: new[] { "plan_id", "scenario_id", "measure", "indicator_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("Restore the database from before the migration.");
    }
}
