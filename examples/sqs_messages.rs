//! SQS, typed: a queue of one name in every region, messages sent, received and deleted.
//!
//! `cargo run --features sqs --example sqs_messages -- eu-west-1 eu-west-2`.

use mr::sqs::types::{MessageAttributeValue, MessageSystemAttributeName, QueueAttributeName};
use mr::sqs::{Client, Errors as _};
use multiregion_client as mr;

const QUEUE: &str = "multiregion-example";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut regions: Vec<String> = std::env::args().skip(1).collect();
    if regions.is_empty() {
        regions = vec!["eu-west-1".into(), "eu-west-2".into()];
    }
    let config = mr::config().load().await;
    let sqs = Client::new(&config, &regions)?;

    let create = sqs.create_queue().queue_name(QUEUE).attributes(QueueAttributeName::VisibilityTimeout, "60");
    let queues = create.send().await?.require_all()?;
    for (region, queue) in queues.outputs() {
        let url = queue.queue_url().ok_or("no address of the queue")?;
        send(&sqs, region, url).await?;
        receive(&sqs, region, url).await?;
        sqs.delete_queue().queue_url(url).send().regions(region).await?.into_region(region)?;
    }

    let gone = sqs.get_queue_url().queue_name(QUEUE).send().await?;
    for (region, error) in gone.errors().filter(|(_, error)| error.is_queue_does_not_exist()) {
        println!("{region}: {QUEUE} is gone, {}", error.status().unwrap_or_default());
    }
    Ok(())
}

async fn send(sqs: &Client, region: &str, url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let origin = MessageAttributeValue::builder().data_type("String").string_value(region).build()?;
    let send = sqs.send_message().queue_url(url).message_body("hello").message_attributes("origin", origin);
    let sent = send.send().regions(region).await?.into_region(region)?;
    println!("{region}: sent, MD5 {}", sent.md5_of_message_body().unwrap_or_default());
    Ok(())
}

async fn receive(sqs: &Client, region: &str, url: &str) -> Result<(), Box<dyn std::error::Error>> {
    let receive = sqs
        .receive_message()
        .queue_url(url)
        .max_number_of_messages(10)
        .message_attribute_names("All")
        .message_system_attribute_names(MessageSystemAttributeName::ApproximateReceiveCount);
    let received = receive.send().regions(region).await?.into_region(region)?;
    for message in received.messages() {
        let count = MessageSystemAttributeName::ApproximateReceiveCount;
        let count = message.attributes().and_then(|attributes| attributes.get(count));
        let origin = message.message_attributes().and_then(|attributes| attributes.get("origin"));
        println!(
            "{region}: {:?} from {}, received {} time",
            message.body().unwrap_or_default(),
            origin.and_then(|origin| origin.string_value()).unwrap_or("?"),
            count.map_or("?", |count| count)
        );
        let handle = message.receipt_handle().unwrap_or_default();
        let delete = sqs.delete_message().queue_url(url).receipt_handle(handle);
        delete.send().regions(region).await?.into_region(region)?;
    }
    Ok(())
}
