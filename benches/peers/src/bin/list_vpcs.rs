//! Lists VPCs, as a user of aws-sdk-ec2 would.

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config = aws_config::load_from_env().await;
    let ec2 = aws_sdk_ec2::Client::new(&config);
    for vpc in ec2.describe_vpcs().send().await?.vpcs() {
        println!("{}", vpc.vpc_id().unwrap_or_default());
    }
    Ok(())
}
