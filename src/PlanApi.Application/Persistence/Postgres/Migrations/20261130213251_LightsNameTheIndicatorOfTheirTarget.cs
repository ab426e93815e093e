using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PlanApi.Application.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LightsNameTheIndicatorOfTheirTarget : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "target_indicator_id",
                table: "lights",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "target_indicator_id",
                table: "alerts",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "target_indicator_id",
                table: "lights");

            migrationBuilder.DropColumn(
                name: "target_indicator_id",
                table: "alerts");
        }
    }
}
