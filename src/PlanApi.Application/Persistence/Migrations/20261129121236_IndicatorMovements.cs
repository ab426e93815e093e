using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class IndicatorMovements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "completes",
                table: "targets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "each_of_id",
                table: "indicators",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "limit",
                table: "indicators",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "percentile_of_id",
                table: "indicators",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "rank",
                table: "indicators",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "indicator_movements",
                columns: table => new
                {
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    indicator_id = table.Column<long>(type: "INTEGER", nullable: false),
                    is_out = table.Column<bool>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    flow_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicator_movements", x => new { x.plan_id, x.indicator_id, x.is_out, x.position });
                    table.ForeignKey(
                        name: "fk_indicator_movements_plan_id_flow_id",
                        columns: x => new { x.plan_id, x.flow_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_indicator_movements_plan_id_indicator_id",
                        columns: x => new { x.plan_id, x.indicator_id },
                        principalTable: "indicators",
                        principalColumns: new[] { "plan_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_each_of_id",
                table: "indicators",
                columns: new[] { "plan_id", "each_of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicators_plan_id_percentile_of_id",
                table: "indicators",
                columns: new[] { "plan_id", "percentile_of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_indicator_movements_plan_id_flow_id",
                table: "indicator_movements",
                columns: new[] { "plan_id", "flow_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id_each_of_id",
                table: "indicators",
                columns: new[] { "plan_id", "each_of_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_indicators_plan_id_percentile_of_id",
                table: "indicators",
                columns: new[] { "plan_id", "percentile_of_id" },
                principalTable: "indicators",
                principalColumns: new[] { "plan_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_indicators_plan_id_each_of_id",
                table: "indicators");

            migrationBuilder.DropForeignKey(
                name: "fk_indicators_plan_id_percentile_of_id",
                table: "indicators");

            migrationBuilder.DropTable(
                name: "indicator_movements");

            migrationBuilder.DropIndex(
                name: "ix_indicators_plan_id_each_of_id",
                table: "indicators");

            migrationBuilder.DropIndex(
                name: "ix_indicators_plan_id_percentile_of_id",
                table: "indicators");

            migrationBuilder.DropColumn(
                name: "completes",
                table: "targets");

            migrationBuilder.DropColumn(
                name: "each_of_id",
                table: "indicators");

            migrationBuilder.DropColumn(
                name: "limit",
                table: "indicators");

            migrationBuilder.DropColumn(
                name: "percentile_of_id",
                table: "indicators");

            migrationBuilder.DropColumn(
                name: "rank",
                table: "indicators");
        }
    }
}
