using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RiskSignals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_alerts_plan_id_target_id_indicator_id_scope_period",
                table: "alerts");

            migrationBuilder.AddColumn<long>(
                name: "risk_part_id",
                table: "lights",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "risk_part_id",
                table: "alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "key_risk_indicators",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    names = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    wording = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    risk_id = table.Column<long>(type: "INTEGER", nullable: true),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scope_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: true),
                    alarm = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    yellow = table.Column<long>(type: "INTEGER", nullable: true),
                    red = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_risk_indicators", x => new { x.plan_id, x.id });
                    table.ForeignKey(
                        name: "fk_key_risk_indicators_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_key_risk_indicators_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_key_risk_indicators_plan_id_owner_id",
                        columns: x => new { x.plan_id, x.owner_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_key_risk_indicators_plan_id_risk_id",
                        columns: x => new { x.plan_id, x.risk_id },
                        principalTable: "risks",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_key_risk_indicators_plan_id_scope_id",
                        columns: x => new { x.plan_id, x.scope_id },
                        principalTable: "scopes",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_key_risk_indicators_plan_id_source_id",
                        columns: x => new { x.plan_id, x.source_id },
                        principalTable: "sections",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_level_parties",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    risk_level_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_level_parties", x => new { x.plan_id, x.risk_level_id, x.position });
                    table.ForeignKey(
                        name: "fk_risk_level_parties_plan_id_party_id",
                        columns: x => new { x.plan_id, x.party_id },
                        principalTable: "parties",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_risk_level_parties_plan_id_risk_level_id",
                        columns: x => new { x.plan_id, x.risk_level_id },
                        principalTable: "risk_levels",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_plan_id_target_id_indicator_id_scope_period_risk_part_id",
                table: "alerts",
                columns: new[] { "plan_id", "target_id", "indicator_id", "scope", "period", "risk_part_id" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_code",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_indicator_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_owner_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_risk_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "risk_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_scope_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "scope_id" });

            migrationBuilder.CreateIndex(
                name: "ix_key_risk_indicators_plan_id_source_id",
                table: "key_risk_indicators",
                columns: new[] { "plan_id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_risk_level_parties_plan_id_party_id",
                table: "risk_level_parties",
                columns: new[] { "plan_id", "party_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "key_risk_indicators");

            migrationBuilder.DropTable(
                name: "risk_level_parties");

            migrationBuilder.DropIndex(
                name: "ix_alerts_plan_id_target_id_indicator_id_scope_period_risk_part_id",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "risk_part_id",
                table: "lights");

            migrationBuilder.DropColumn(
                name: "risk_part_id",
                table: "alerts");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_plan_id_target_id_indicator_id_scope_period",
                table: "alerts",
                columns: new[] { "plan_id", "target_id", "indicator_id", "scope", "period" },
                unique: true,
                filter: "closed_at IS NULL");
        }
    }
}
